import { serve } from "@/lib/http/serve";
import { createShopWebhookContract, listShopWebhooksContract } from "@/lib/webhooks/admin-contract";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";

export const GET = serve(listShopWebhooksContract, listWebhooks);
export const POST = serve(createShopWebhookContract, createWebhook);
