import { serve } from "@/lib/http/serve";
import { resumeWebhookContract } from "@/lib/webhooks/contract";
import { resumeWebhook } from "@/lib/webhooks/resume-webhook";

export const POST = serve(resumeWebhookContract, resumeWebhook);
