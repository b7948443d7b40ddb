"""The words that CRM programs write for what we keep as codes, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from salespm_tui.core.similar import fold

_SAID: dict[str, dict[str, str]] = {
    "stage_kind": {
        "open": "open|in progress|active|进行中|跟进中",
        "won": "won|closed won|closedwon|closed-won|closed - won|win|赢单|已赢单|成交|已成交|赢单关闭|成功|已签约",
        "lost": "lost|closed lost|closedlost|closed-lost|closed - lost|closed-lost to competition|输单|已输单|丢单|失败|输单关闭|已流失",
    },
    "forecast": {
        "omitted": "omit|不计入|忽略",
        "pipeline": "储备|进行中",
        "best_case": "best case|upside|最好情况|最佳情况|最佳|争取",
        "commit": "committed|承诺|确认",
        "closed": "已结束|已关闭",
    },
    "reason": {
        "lost_price": "price|price too high|too expensive|pricing|价格|价格过高|价格太高",
        "lost_budget": "budget|no budget|budget constraints|预算|预算不足|没有预算",
        "lost_competitor": "competition|competitor|lost to competitor|chose competitor|竞争对手|输给竞争对手",
        "lost_no_decision": "no decision|no decision / non-responsive|non-responsive|went dark|未决策|无决策",
        "lost_timing": "timing|timeline mismatch|bad timing|not now|时机|时机不对",
        "lost_fit": "no fit|not a fit|feature gap|missing features|需求不匹配|产品不匹配",
        "lost_requirement_change": "requirements changed|需求变更",
        "lost_project_rejected": "project cancelled|project canceled|项目取消|立项未通过",
        "other": "其他|其它",
    },
    "source": {
        "web": "website|web site|organic|organic search|seo|direct traffic|web form|官网|网站|网络|网络推广",
        "referral": "partner referral|customer referral|employee referral|external referral|word of mouth|推荐|客户推荐|转介绍|客户介绍|老客户介绍",
        "event": "webinar|trade show|conference|seminar|exhibition|展会|会议|活动|市场活动|研讨会",
        "outbound": "cold call|cold email|prospecting|email|email marketing|电话营销|主动开发|自主开发|陌生拜访|陌拜",
        "ad": "ads|advertisement|advertising|paid search|paid social|paid|google ads|广告|搜索广告|广告投放",
        "channel": "partner|partner program|reseller|marketplace|distributor|渠道|合作伙伴|代理商|经销商",
        "existing": "existing customer|existing client|upsell|老客户|现有客户",
        "other": "others|offline sources|其他|其它",
    },
    "lead_status": {
        "new": "open|open - not contacted|not contacted|unassigned|未处理|新线索|待跟进|未跟进|待处理|未分配|新建",
        "contacted": "working|working - contacted|attempted to contact|attempted|in progress|contact in future|connected|跟进中|已联系|联系中|已跟进",
        "qualified": "mql|sql|pre-qualified|open deal|closed - qualified|有效|已确认|合格",
        "converted": "closed - converted|已转换|已转化|已转商机|转换",
        "disqualified": "unqualified|not qualified|junk lead|lost lead|closed - not converted|bad timing|dead|无效|已无效|已关闭|不合格",
    },
    "yes": {"yes": "true|1|y|是|x", "no": "false|0|n|否"},
    "tier": {
        "A": "a类|a级|hot|vip|重点|重点客户|战略客户|key|strategic",
        "B": "b类|b级|warm|普通|一般客户|普通客户",
        "C": "c类|c级|cold|低|小客户",
    },
    "client_status": {
        "prospect": "lead|opportunity|潜在|潜在客户|意向客户|未成交|target",
        "active": "customer|client|evangelist|成交|已成交|成交客户|合作中|签约客户|current",
        "dormant": "inactive|沉睡|休眠|休眠客户|暂停",
        "lost": "former|churned|former customer|流失|流失客户|已流失",
    },
    "client_kind": {
        "company": "business|enterprise|企业|企业客户|公司",
        "individual": "person|consumer|个人|个人客户",
        "government": "public|public sector|政府|政府客户|事业单位",
    },
    "contact_role": {
        "decision_maker": "decision maker|decider|决策者|决策人|最终决策人",
        "economic_buyer": "economic buyer|budget holder|经济决策者|预算负责人",
        "champion": "advocate|支持者|内线|教练",
        "influencer": "影响者|影响人",
        "user": "end user|executive sponsor user|使用者|最终用户",
        "gatekeeper": "守门人|把关人",
        "procurement": "buyer|purchasing|采购|采购人",
        "blocker": "detractor|反对者|阻碍者",
    },
    "attitude": {
        "supportive": "positive|supporter|支持|友好",
        "neutral": "中立|一般",
        "resistant": "negative|opponent|反对|抵触",
    },
    "channel": {
        "call": "phone|phone call|telephone|电话|打电话|电话跟进|电话拜访",
        "meeting": "meet|in-person meeting|会议|面谈|会面|开会",
        "visit": "on-site visit|site visit|拜访|上门拜访|走访|现场拜访",
        "wechat": "weixin|wechat message|微信|企业微信|微信跟进",
        "email": "e-mail|mail|incoming email|forwarded email|邮件|电子邮件",
        "video": "video call|online meeting|zoom|teams|视频|视频会议|线上会议",
        "event": "trade show|webinar|活动|展会",
        "other": "note|task|其他|其它",
    },
    "direction": {
        "out": "outbound|outgoing|sent|呼出|我方|去电",
        "in": "inbound|incoming|received|呼入|客户|来电",
    },
    "sentiment": {
        "positive": "good|happy|积极|满意|好",
        "neutral": "中性|一般",
        "negative": "bad|unhappy|消极|不满|差",
    },
    "strategy": {
        "avoid": "avoidance|eliminate|elimination|terminate|remove|规避|避免|回避|消除|éviter|évitement|refuser|supprimer",
        "mitigate": "reduce|reduction|treat|treatment|mitigation|modify|control|减轻|降低|缓解|控制|réduire|réduction|atténuer|traiter",
        "transfer": "transference|insure|insurance|outsource|转移|转嫁|转移风险|transférer|transfert|partager",
        "accept": "acceptance|retain|retention|tolerate|tolerance|接受|自留|保留|承担|accepter|acceptation|maintenir",
        "escalate": "escalation|上报|升级|escalader",
        "exploit": "exploitation|开拓|利用|exploiter",
        "enhance": "enhancement|提高|增强|améliorer",
        "share": "sharing|分享|分担|共享",
    },
    "risk_status": {
        "identified": "open|new|raised|draft|pending|proposed|已识别|待处理|未处理|新建|开放|打开|ouvert|ouverte|nouveau",
        "analysed": "analyzed|assessed|evaluated|under review|in review|under assessment|已分析|已评估|评估中|分析中",
        "responding": "in progress|in treatment|treating|mitigating|being treated|response in progress|应对中|处理中|进行中|en cours",
        "monitoring": "monitored|monitor|managed|mitigated|treated|accepted|watch|watching|ongoing management|监控中|监控|监测|跟踪中|已应对|surveillé",
        "occurred": "materialised|materialized|realised|realized|issue|happened|triggered|已发生|发生",
        "closed": "close|resolved|done|completed|retired|expired|obsolete|已关闭|关闭|已解决|已完成|fermé|clos|clôturé",
    },
    "risk_category": {
        "market": "commercial|competition|sales|business|市场|商务|竞争",
        "technical": "technology|tech|it|security|cybersecurity|software|engineering|技术|安全|信息安全|technique",
        "management": "project management|organisational|organizational|organisation|organization|governance|planning|schedule|管理|项目管理|组织|进度|治理",
        "resource": "resources|people|staff|staffing|hr|human resources|资源|人员|人力|人力资源",
        "client": "customer|customers|stakeholder|客户|客户方|干系人",
        "financial": "finance|cost|budget|economic|financier|财务|资金|成本|预算|经济",
        "quality": "质量|品质|qualité",
        "legal": "compliance|regulatory|contract|contractual|法律|合规|合同|政策|法规|juridique|conformité",
        "other": "others|general|其他|其它|autre",
    },
    "polarity": {
        "threat": "negative|risk|downside|威胁|负面|menace",
        "opportunity": "positive|chance|upside|机会|机遇|正面|opportunité",
    },
    "budget_category": {
        "marketing": "advertising|promotion|ads|events|营销|营销推广|推广|市场|市场推广|广告|市场活动",
        "payroll": "staff pay|salary|salaries|wages|staff|personnel|labour|labor|人员薪酬|薪酬|工资|人力|人工",
        "channel": "channel building|partners|partner|commission|渠道|渠道建设|佣金",
        "tools": "tools and systems|software|system|systems|licences|licenses|equipment|工具|工具系统|软件|系统|设备",
        "travel": "travel expenses|trips|transport|hotel|flights|差旅|差旅费|交通|交通费|住宿",
        "client": "client hospitality|hospitality|entertainment|meals|gifts|客户招待|招待|招待费|业务招待费|餐费|礼品",
        "training": "education|courses|培训|培训费",
        "contingency": "contingency reserve|reserve|应急储备|应急|储备",
        "management_reserve": "management reserve|管理储备",
        "other": "other spending|others|misc|miscellaneous|general|其他|其它|其他支出|杂费",
    },
    "cost_status": {
        "spent": "paid|booked|actual|posted|reimbursed|已支出|已付|已付款|已报销|实际",
        "committed": "ordered|open|pending|accrued|purchase order|po|已承诺|已承付|已下单|待付|待付款|未付",
    },
    "proximity": {
        "imminent": "immediate|near|near term|short term|within 1 month|近期|短期|立即",
        "mid": "medium term|mid term|medium|中期",
        "far": "long term|distant|remote|远期|长期",
    },
    "risk_level": {
        "low": "green|minor|l|低|低风险|绿|faible",
        "medium": "moderate|yellow|amber|m|med|中|中等|中风险|黄|moyen",
        "high": "major|orange|h|高|高风险|橙|élevé",
        "critical": "very high|extreme|red|severe|c|极高|严重|重大|红|critique",
    },
}


def _by_word(said: Mapping[str, str]) -> dict[str, str]:
    found = {fold(code.replace("_", " ")): code for code in said}
    found |= {fold(code): code for code in said}
    for code, words in said.items():
        for word in words.split("|"):
            found.setdefault(fold(word), code)
    return found


WORDS: Mapping[str, Mapping[str, str]] = {field: _by_word(said) for field, said in _SAID.items()}
"""The code by each word as `fold` leaves it, for each kind of word."""
