// By which words an endpoint's refusal is known for what it is, in the languages of those who run endpoints.

export const FILTER =
  /content[ _-]?(?:filter|policy|management|moderation)|responsible.?ai|safety|moderation|flagged|jailbreak|prohibited.?(?:content|use)|inappropriate|data.?inspection|usage polic|\bfiltered\b|敏感(?:内容|信息|词)|不安全|违规内容|内容审核|审核未通过|機微|不適切|부적절|유해/i;
export const KEY =
  /api[ _-]?key|unauthori[sz]ed|authenticat|invalid[^.]{0,20}(?:token|credential)|credentials? |access token|permission.?denied|(?:无效|错误|过期|失效)的? ?(?:API ?)?(?:令牌|密钥|key)|(?:令牌|密钥|金鑰)[^。，,]{0,8}(?:无效|错误|过期|不可用|不正确|失效)|API ?キー|(?:API ?|인증 ?)키|토큰[^.]{0,10}(?:유효하지|만료)/i;
export const QUOTA =
  /insufficient.{0,3}(?:quota|balance|credit|fund)|exceeded.{0,30}quota|quota.{0,20}(?:exceeded|exhausted)|resource.?exhausted|billing|(?:out of|more|no|requires) credits?|credit balance|spend(?:ing)? limit|payment required|arrears|subscription[^.]{0,20}(?:ended|expired|required)|额度(?:不足|已?用[尽完]|耗尽)|余额(?:不足|耗尽)|欠费|充值|残高|クレジット[^。]{0,10}不足|(?:잔액|크레딧|포인트)[^.]{0,10}부족|(?:사용량|할당량|이용 한도)[^.]{0,12}초과/i;
export const MODEL =
  /\b(?:models?|deployment)\b[^.]{0,80}?(?:not (?:be )?(?:found|exist|loaded|available|accessible|deployed|allowed|enabled)|n.t (?:exist|found)|not exist|not a valid|decommission|deprecated|no longer|unavailable|retired)|(?:invalid|unknown|unsupported|no such|\bno|unable to access|incorrect|not found|no access to|access to) (?:the )?model|not a valid model|model (?:identifier|id|name)[^.]{0,30}invalid|no models? (?:is |are )?loaded|no endpoints found for|no allowed providers|model_not_(?:found|available)|pull(?:ing)? (?:it|the model) first|deployment.?not.?found|模型[^。，,]{0,20}(?:不存在|未找到|找不到|不可用|已下线)|(?:不存在|无此|找不到)[^。，,]{0,6}模型|无可用渠道|モデル[^。]{0,20}(?:見つかりません|存在しません)|모델[^.]{0,20}(?:찾을 수 없|없습니다|존재하지)/i;
/** It serves others, and not from where the bot is. */
export const REGION =
  /unsupported[ _](?:countr|region|territor|location)|(?:countr(?:y|ies)|regions?|territor(?:y|ies)|location)\b[^.]{0,30}(?:not (?:be )?(?:supported|available|allowed|permitted|served)|unsupported|restricted)|(?:not (?:be )?(?:supported|available|allowed|permitted|offered)|unavailable|restricted) (?:in|for|from) (?:your |this |the |some |certain )?(?:current )?(?:countr|region|territor|location|jurisdiction|geograph)|(?:banned|blocked) (?:the|your) (?:country|region)|(?:地区|国家|區域|地區)[^。，,]{0,10}(?:不支持|不可用|不支援|受限)|不(?:支持|支援)[^。，,]{0,8}(?:地区|国家|地區)|(?:国|地域)[^。]{0,12}(?:利用でき|対応して|サポートされて)(?:ません|いません)|(?:국가|지역)[^.]{0,14}(?:지원|이용|사용)[^.]{0,10}(?:않|없|불가)/i;
