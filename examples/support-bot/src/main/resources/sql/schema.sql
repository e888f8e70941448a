-- A chat that an agent has: the bot is silent there.
create table if not exists handover (
  phone varchar(32) primary key,
  since timestamp default current_timestamp not null
);
