import { serve } from "@/lib/http/serve";
import { listOtherMoneyContract } from "@/lib/payments/admin-contract";
import { listOtherMoney } from "@/lib/statements/list-other-money";

export const GET = serve(listOtherMoneyContract, listOtherMoney);
