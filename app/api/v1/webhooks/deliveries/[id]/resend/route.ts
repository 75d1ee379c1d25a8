import { serve } from "@/lib/http/serve";
import { resendDeliveryContract } from "@/lib/webhooks/contract";
import { resendDelivery } from "@/lib/webhooks/resend-delivery";

export const POST = serve(resendDeliveryContract, resendDelivery);
