import { serve } from "@/lib/http/serve";
import { readWalletContract } from "@/lib/payments/contract";
import { readWallet } from "@/lib/payments/read-wallet";

export const GET = serve(readWalletContract, readWallet);
