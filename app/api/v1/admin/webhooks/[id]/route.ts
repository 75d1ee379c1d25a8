import { serve } from "@/lib/http/serve";
import {
  changeShopWebhookContract,
  deleteShopWebhookContract,
  readShopWebhookContract,
} from "@/lib/webhooks/admin-contract";
import { changeWebhook } from "@/lib/webhooks/change-webhook";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { readWebhook } from "@/lib/webhooks/read-webhook";

export const GET = serve(readShopWebhookContract, readWebhook);
export const PUT = serve(changeShopWebhookContract, changeWebhook);
export const DELETE = serve(deleteShopWebhookContract, deleteWebhook);
