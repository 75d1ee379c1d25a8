import type { Printed } from "./row";

/** What the manual prints for chapter 十一、国内国际(com/net)域名实名制审核: addresses, effects, required parameters and result codes, verbatim. */
export const auditManual = {
  "domains.DomainAudit": {
    title: "资料提交",
    effect: "write",
    action: "Domain Document Upload",
    required: ["ownertype", "orgtype"],
    codes: {
      "11701": "该域名不在您的名下无权提交资料",
      "11702": "非国内域名无需提交域名资料审核",
      "11703": "域名状态非法 ( 仅限域名在我司等待提交资料状态 )",
      "11704": "注册人类型非法 ( 请参考参数说明 )",
      "11705": "组织类型非法 ( 请参考参数说明 )",
      "11706": "证件类型非法 ( 请参考参数说明 )",
      "11707": "证件图片地址不能为空 ( 请确保提交的图片本质是 JPG 图片且大小在 55K-1M 范围及提交的地址可以正常下载 )",
      "11708": "证件编号不能为空",
      "11709": "联系人身份证图片地址不能为空 ( 请参考参数说明 )",
      "11710": "图片下载地址非法请联系我司",
      "11711": "目录创建失败请联系我司",
      "11712": "域名所有者证件下载失败 ( 请确保提交的图片本质是 JPG 图片且大小在 55K-1M 范围及提交的地址可以正常下载 )",
      "11713": "联系人身份证下载失败",
      "11714": "GOV 注册申请表下载失败",
      "11715": "联系人身份证号码非法",
      "11716": "域名资料已提交无需重复提交",
      "11717": "域名审核资料上传失败",
      "11720": "图片大小只能是 55K-2M",
    },
  },
  "domains.checkAuditResult": {
    title: "域名或模板审核状态查询",
    effect: "read",
    action: "check domain audit state",
    required: [],
    codes: {
      "10012": "参数不能为空",
      "11719": "状态查询失败",
    },
  },
} as const satisfies Record<string, Printed>;
