-- What happened with a customer, once each: the event's key sees to it.
create table if not exists crm_timeline (
    event_key varchar(512) primary key,
    happened_at timestamptz,
    phone varchar(20),
    callback_data varchar(512),
    kind varchar(20) not null,
    detail text
);
-- How far each message is that the CRM has sent.
create table if not exists crm_messages (
    callback_data varchar(512) primary key,
    status varchar(20) not null
);
