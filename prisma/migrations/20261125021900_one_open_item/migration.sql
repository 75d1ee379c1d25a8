-- One open item per customer and name: two requests at once, each with a key of its own, would else both pass the look that
-- comes before, and a renewal would be bought twice. Two customers may try for one name; the upstream decides.
CREATE UNIQUE INDEX order_items_open_name ON order_items (customer_id, line, name)
  WHERE name IS NOT NULL AND state NOT IN ('done', 'refunded');
