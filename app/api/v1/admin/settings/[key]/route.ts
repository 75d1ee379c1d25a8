import { writeSetting } from "@/lib/approvals/write-setting";
import { serve } from "@/lib/http/serve";
import { readSettingContract, writeSettingContract } from "@/lib/settings/contract";
import { readEncodedSetting } from "@/lib/settings/read-encoded-setting";
import { thenRefreshPages } from "../then-refresh-pages";

export const GET = serve(readSettingContract, readEncodedSetting);
export const PUT = serve(writeSettingContract, thenRefreshPages(writeSetting));
