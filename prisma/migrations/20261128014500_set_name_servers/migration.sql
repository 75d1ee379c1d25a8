-- not in a transaction
-- The name servers that a customer last set are among events of every kind, of which a service has many.
DROP INDEX CONCURRENTLY IF EXISTS service_events_set_name_servers;
CREATE INDEX CONCURRENTLY service_events_set_name_servers ON service_events (service_id, id) WHERE kind = 'control.set-name-servers';
