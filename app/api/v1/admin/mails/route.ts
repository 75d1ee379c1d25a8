import { serve } from "@/lib/http/serve";
import { listMailsContract } from "@/lib/notify/contract";
import { listMails } from "@/lib/notify/list-mails";

export const GET = serve(listMailsContract, listMails);
