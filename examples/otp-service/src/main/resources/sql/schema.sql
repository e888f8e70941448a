create table if not exists otp_code (
  phone varchar(20) primary key,
  salt varchar(64),
  hash varchar(64),
  expires_at bigint not null,
  attempts int not null,
  requested_at bigint not null,
  window_start bigint not null,
  requests int not null
)
