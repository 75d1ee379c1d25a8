import { serve } from "@/lib/http/serve";
import { testWebhookContract } from "@/lib/webhooks/contract";
import { testWebhook } from "@/lib/webhooks/test-webhook";

export const POST = serve(testWebhookContract, testWebhook);
