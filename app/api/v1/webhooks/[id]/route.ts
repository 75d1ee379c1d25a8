import { serve } from "@/lib/http/serve";
import { changeWebhook } from "@/lib/webhooks/change-webhook";
import { changeWebhookContract, deleteWebhookContract, readWebhookContract } from "@/lib/webhooks/contract";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { readWebhook } from "@/lib/webhooks/read-webhook";

export const GET = serve(readWebhookContract, readWebhook);
export const PUT = serve(changeWebhookContract, changeWebhook);
export const DELETE = serve(deleteWebhookContract, deleteWebhook);
