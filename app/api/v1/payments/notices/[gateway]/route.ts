import { serve } from "@/lib/http/serve";
import { receiveNoticeContract } from "@/lib/paying/contract";
import { receiveNotice } from "@/lib/paying/receive-notice";

export const POST = serve(receiveNoticeContract, receiveNotice);
