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

-- Gives an order its final state once all of its items have theirs. The lock makes two last items take turns; the second one's
-- look at the items, a statement of its own, then sees what the first one did.
CREATE FUNCTION order_finish(p_order uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM orders WHERE id = p_order FOR UPDATE;
  UPDATE orders o SET finished_at = p_at, state = s.state
    FROM (SELECT CASE WHEN bool_and(state = 'done') THEN 'done' WHEN bool_and(state = 'refunded') THEN 'refused'
                      ELSE 'mixed' END::order_state AS state,
                 bool_and(state IN ('done', 'refunded')) AS final
            FROM order_items WHERE order_id = p_order) s
   WHERE o.id = p_order AND o.state = 'open' AND s.final;
END $$;
