/**
 * The words that a customer agrees to before submitting documents; stored with each review, in the language that was
 * shown.
 */
export const CONSENT_TEXT = {
  zh: "我同意本店为域名实名审核处理我上传的证件照片：加密保存，只提交给注册服务机构和注册局审核，审核结束就删除，最长保存 30 天。证件属于我本人，或我已得到证件持有人的同意。",
  en: "I agree that this shop handles the pictures of documents that I upload for the real-name review of domains: they are stored encrypted, handed only to the registrar and the registry for review, deleted when the review is over, and kept for 30 days at most. The documents are mine, or their holder has agreed.",
} as const;
