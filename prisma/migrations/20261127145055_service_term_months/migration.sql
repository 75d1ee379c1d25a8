-- AlterTable
ALTER TABLE "services" ADD COLUMN     "term_months" INTEGER;

-- What was bought or renewed before: the term of the last such item.
UPDATE "services" s
   SET "term_months" = i.months
  FROM (SELECT DISTINCT ON (service_id) service_id, years * 12 + months AS months
          FROM order_items
         WHERE state = 'done' AND action IN ('purchase', 'renew', 'transfer') AND years + months > 0
         ORDER BY service_id, state_at DESC) i
 WHERE i.service_id = s.id;
