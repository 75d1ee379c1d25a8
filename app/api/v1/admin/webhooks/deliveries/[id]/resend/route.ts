import { serve } from "@/lib/http/serve";
import { resendShopDeliveryContract } from "@/lib/webhooks/admin-contract";
import { resendDelivery } from "@/lib/webhooks/resend-delivery";

export const POST = serve(resendShopDeliveryContract, resendDelivery);
