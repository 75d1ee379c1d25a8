import { serve } from "@/lib/http/serve";
import { pauseShopWebhookContract } from "@/lib/webhooks/admin-contract";
import { pauseWebhook } from "@/lib/webhooks/pause-webhook";

export const POST = serve(pauseShopWebhookContract, pauseWebhook);
