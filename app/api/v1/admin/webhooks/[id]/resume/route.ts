import { serve } from "@/lib/http/serve";
import { resumeShopWebhookContract } from "@/lib/webhooks/admin-contract";
import { resumeWebhook } from "@/lib/webhooks/resume-webhook";

export const POST = serve(resumeShopWebhookContract, resumeWebhook);
