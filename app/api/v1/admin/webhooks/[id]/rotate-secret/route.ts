import { serve } from "@/lib/http/serve";
import { rotateShopWebhookSecretContract } from "@/lib/webhooks/admin-contract";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

export const POST = serve(rotateShopWebhookSecretContract, rotateWebhookSecret);
