-- A cart holds items. A sealed secret is bound to its table's name, so items that keep one (a password, a transfer code) can't be
-- moved along: their customers put them in again.
DELETE FROM "cart_lines" WHERE "secret_enc" IS NOT NULL;
ALTER TABLE "cart_lines" RENAME TO "cart_items";
ALTER TABLE "cart_items" RENAME CONSTRAINT "cart_lines_pkey" TO "cart_items_pkey";
ALTER TABLE "cart_items" RENAME CONSTRAINT "cart_lines_cart_id_fkey" TO "cart_items_cart_id_fkey";
ALTER INDEX "cart_lines_cart_id_line_action_name_key" RENAME TO "cart_items_cart_id_line_action_name_key";

-- What a price rule and a cost are for is called as the product's action is.
UPDATE "price_rules" SET "action" = 'purchase' WHERE "action" = 'register';
UPDATE "upstream_prices" SET "action" = 'purchase' WHERE "action" = 'register';
