-- The table of io.github.camelinterakt.lease.JdbcQuotaStore, for PostgreSQL, H2, MySQL and MariaDB: one row a permit, with
-- the node that took it last, and when it is free, in milliseconds since 1970 by the database's clock.
CREATE TABLE IF NOT EXISTS interakt_permit (
  account VARCHAR(64) NOT NULL,
  permit INTEGER NOT NULL,
  node VARCHAR(36) NOT NULL,
  plan INTEGER NOT NULL,
  reserve INTEGER NOT NULL,
  free_at BIGINT NOT NULL,
  PRIMARY KEY (account, permit)
);
