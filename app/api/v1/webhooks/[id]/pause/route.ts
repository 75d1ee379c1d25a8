import { serve } from "@/lib/http/serve";
import { pauseWebhookContract } from "@/lib/webhooks/contract";
import { pauseWebhook } from "@/lib/webhooks/pause-webhook";

export const POST = serve(pauseWebhookContract, pauseWebhook);
