-- A product line has one name in code and tables. Indexes that Prisma names follow their columns.
ALTER TABLE "cart_items" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "order_items" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "attempts" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "upstream_prices" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "price_rules" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "line_costs" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "line_settings" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "line_options" RENAME COLUMN "line" TO "product_line";
ALTER TABLE "services" RENAME COLUMN "line" TO "product_line";
ALTER INDEX IF EXISTS "cart_items_cart_id_line_action_name_key" RENAME TO "cart_items_cart_id_product_line_action_name_key";
ALTER INDEX IF EXISTS "upstream_prices_line_action_key_years_key" RENAME TO "upstream_prices_product_line_action_key_years_key";
ALTER INDEX IF EXISTS "line_costs_line_key_valid_from_key" RENAME TO "line_costs_product_line_key_valid_from_key";
ALTER INDEX IF EXISTS "services_customer_id_line_ended_at_idx" RENAME TO "services_customer_id_product_line_ended_at_idx";
ALTER INDEX IF EXISTS "services_line_name_idx" RENAME TO "services_product_line_name_idx";
ALTER INDEX IF EXISTS "services_line_display_name_id_idx" RENAME TO "services_product_line_display_name_id_idx";
