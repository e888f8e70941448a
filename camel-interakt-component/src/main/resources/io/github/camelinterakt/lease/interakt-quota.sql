-- The tables of io.github.camelinterakt.lease.JdbcQuotaStore, for PostgreSQL and H2.

-- One row an account: locked while a node renews its lease.
CREATE TABLE IF NOT EXISTS interakt_quota (
  account VARCHAR(64) NOT NULL PRIMARY KEY,
  renewals BIGINT NOT NULL
);

-- A few rows a node: blocks of permits, and when they are free if the node says nothing anymore.
CREATE TABLE IF NOT EXISTS interakt_quota_lease (
  account VARCHAR(64) NOT NULL REFERENCES interakt_quota (account),
  node VARCHAR(64) NOT NULL,
  block_number INTEGER NOT NULL,
  plan INTEGER NOT NULL,
  wanted INTEGER NOT NULL,
  ends_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  permits INTEGER NOT NULL,
  free_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (account, node, block_number)
);
