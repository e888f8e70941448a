create table if not exists companies (
  id       bigint       not null primary key,
  name     varchar(200) not null,
  industry varchar(100),
  city     varchar(100)
);

create table if not exists contacts (
  id         bigint                   not null primary key,
  company_id bigint references companies (id),
  first_name varchar(100),
  last_name  varchar(100),
  phone      varchar(60),
  email      varchar(200),
  language   varchar(10),
  segment    varchar(50),
  notes      varchar(500),
  opted_out  boolean                  not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table if not exists deals (
  id         bigint       not null primary key,
  contact_id bigint references contacts (id),
  title      varchar(200) not null,
  amount     numeric(12, 2),
  currency   varchar(3)   not null
);

create table if not exists deal_stages (
  id         bigint                   not null primary key,
  deal_id    bigint                   not null references deals (id),
  stage      varchar(20)              not null,
  entered_at timestamp with time zone not null
);

create index if not exists deal_stages_of_deal on deal_stages (deal_id);
