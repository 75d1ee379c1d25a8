import { serve } from "@/lib/http/serve";
import { listRemarks } from "@/lib/zones/list-remarks";
import { listRemarksContract, setRemarkContract } from "@/lib/zones/remark-contract";
import { setRemark } from "@/lib/zones/set-remark";

export const GET = serve(listRemarksContract, listRemarks);
export const PUT = serve(setRemarkContract, setRemark);
