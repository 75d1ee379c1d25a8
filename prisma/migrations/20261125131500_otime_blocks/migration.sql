-- Otimes for calls that spend nothing, several at once: odd milliseconds from first_ms on, two apart, that nobody else gets.
CREATE FUNCTION otime_reserve(p_now timestamptz, p_count int) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  first_ms bigint;
BEGIN
  SELECT otime_ms INTO STRICT first_ms FROM otime_next(p_now, false);
  UPDATE otime_states SET last_ms = first_ms + 2 * (p_count - 1) WHERE id = 1;
  RETURN first_ms;
END $$;
