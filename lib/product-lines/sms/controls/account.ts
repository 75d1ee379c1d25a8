import { readSmsLogin, setSmsPassword } from "@/lib/cndns/endpoints/sms";
import { accountControls } from "../../points/account-controls";

/** Manual: 十四, 6 and 2. */
export const smsControls = accountControls({
  readLogin: (call, account) => call(readSmsLogin, { account }),
  setPassword: (call, account, password) => call(setSmsPassword, { account, password }),
});
