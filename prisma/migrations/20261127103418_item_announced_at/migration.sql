-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "announced_at" TIMESTAMPTZ(3);

-- Items of open orders that ended before have been told of one by one. The newest may still wait for their mail.
UPDATE order_items i SET announced_at = i.state_at
  FROM orders o
 WHERE o.id = i.order_id AND o.state = 'open' AND i.state IN ('done', 'refunded') AND i.state_at < now() - interval '1 minute';
