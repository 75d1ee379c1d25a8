-- not in a transaction
DROP INDEX CONCURRENTLY IF EXISTS "ledger_transactions_settlements";
CREATE INDEX CONCURRENTLY "ledger_transactions_settlements" ON "ledger_transactions" ("at") WHERE "kind" = 'gateway_settlement';
