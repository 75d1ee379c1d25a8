import { serve } from "@/lib/http/serve";
import { readMailContract } from "@/lib/notify/contract";
import { readMail } from "@/lib/notify/read-mail";

export const GET = serve(readMailContract, readMail);
