/** A bulk mail account (十三) or an SMS account (十四): points are bought and used up. */
export interface PointsAccount {
  account: string;
  product: "edm" | "sms";
  password: string;
  bought: number;
  used: number;
  usedAtMs: number;
  boughtAtMs: number;
  /** Bulk mail: whose service it is (CNDNS's own has a one-click login). SMS: whose gateway. */
  provider: "cndns" | "edmcn" | "huyi";
  /** False for bulk mail of the older kind, which can't say how many points are left. */
  countable: boolean;
  /** SMS: the identity data are checked before the account can be used; after a failed audit it does not exist. */
  audit: "passed" | "waiting" | "failed";
  company: string;
  saleId: string;
}
