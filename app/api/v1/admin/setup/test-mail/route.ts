import { serve } from "@/lib/http/serve";
import { sendTestMail } from "@/lib/reports/setup/send-test-mail";
import { sendTestMailContract } from "@/lib/reports/setup-contract";

export const POST = serve(sendTestMailContract, sendTestMail);
