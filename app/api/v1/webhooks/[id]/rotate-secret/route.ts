import { serve } from "@/lib/http/serve";
import { rotateWebhookSecretContract } from "@/lib/webhooks/contract";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

export const POST = serve(rotateWebhookSecretContract, rotateWebhookSecret);
