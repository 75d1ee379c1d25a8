import { serve } from "@/lib/http/serve";
import { testShopWebhookContract } from "@/lib/webhooks/admin-contract";
import { testWebhook } from "@/lib/webhooks/test-webhook";

export const POST = serve(testShopWebhookContract, testWebhook);
