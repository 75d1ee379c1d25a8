import { autoRenewContract } from "@/lib/controls/contract";
import { setAutoRenew } from "@/lib/controls/set-auto-renew";
import { serve } from "@/lib/http/serve";

export const PUT = serve(autoRenewContract, setAutoRenew);
