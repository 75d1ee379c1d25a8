import { serve } from "@/lib/http/serve";
import { listUpstreamCouponsContract } from "@/lib/reports/contract";
import { listUpstreamCoupons } from "@/lib/reports/list-upstream-coupons";

export const GET = serve(listUpstreamCouponsContract, listUpstreamCoupons);
