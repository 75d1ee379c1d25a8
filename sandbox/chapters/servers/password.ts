import type { Cloud } from "../../manual/of-cloud";
import { refuseByText } from "../../selling/sell-by-text";

const MARKS = { bcc: "!@#$%^&()*", ali: "!@#%^*()" } as const;

/** 8 to 32 signs with letters, digits and marks, of which the two clouds take different ones. */
export function checkPassword(cloud: Cloud, password: string): void {
  if (!password) refuseByText("密码不能为空");
  const marks = MARKS[cloud];
  const known = [...password].every((sign) => /[A-Za-z0-9]/.test(sign) || marks.includes(sign));
  const mixed = /[A-Za-z]/.test(password) && /\d/.test(password) && [...password].some((sign) => marks.includes(sign));
  if (!known || !mixed || password.length < 8 || password.length > 32) {
    refuseByText(`密码格式错误, 限制8~32位字符, 英文、数字和符号必须同时存在, 符号仅限${marks}`);
  }
}
