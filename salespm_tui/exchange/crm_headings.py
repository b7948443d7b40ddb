"""What exporters call their columns: HubSpot, Salesforce, Pipedrive, Zoho, Chinese CRM programs, ours.

Kinds stand in the order in which they are brought in. A heading is compared in words without case,
underscores and units, so that `DealName`, `deal_name` and `Deal Name` are one.
"""

from __future__ import annotations

_CLIENT = "client|client name|account|account name|company|company name|organization|organisation|deal - organization|organization name|person - organization|associated company|associated companies|associated company name|customer|customer name|客户|客户名称|客户名|公司|公司名称|所属客户|所属客户名称|关联客户|企业名称"
_CLIENT_ID = "account id|company id|client id|customer id|associated company id|associated company ids|organization id|account name.id|客户id|客户编号"
_OWNER = "owner|owner name|account owner|deal owner|opportunity owner|lead owner|contact owner|company owner|sales agent|sales rep|rep|assigned rep|assigned to|salesperson|deal - owner|lead - owner|负责人|商机负责人|客户负责人|线索负责人|销售|销售人员|销售员|业务员|所有人|负责人主属部门|客户经理"
_NOTES = "notes|note|comments|comment|description|remark|remarks|备注|说明|描述|客户备注"
_PHONE = "phone|phone number|mobile|mobile phone|mobile phone number|mobile number|telephone|tel|person - phone|电话|手机|手机号|手机号码|联系电话|移动电话|联系方式|座机"
_EMAIL = "email|email address|e-mail|person - email|邮箱|电子邮箱|电子邮件|邮件|email地址"
_SOURCE = "source|lead source|original source|original traffic source|channel|lead - source|线索来源|来源|商机来源|客户来源|渠道"
_DEAL = "deal|deal name|deal title|opportunity|opportunity name|deal - title|associated deal|associated deals|商机|商机名称|关联商机|销售机会|机会名称|项目名称"
_DEAL_ID = "deal id|opportunity id|associated deal ids|associated deal id|deal - id|商机id|商机编号|机会编号"
_NEXT_STEP = "next step|next steps|next activity|下一步|下一步计划|下一步行动|下一步工作|后续计划"
_NEXT_ON = "next step date|next step on|next activity date|next follow-up|next follow up date|next contact date|deal - next activity date|下次跟进时间|下次跟进日期|下次联系时间|下一步日期|下次拜访时间|下一步时间"

HEADINGS: dict[str, dict[str, str]] = {
    "products": {
        "id": "product id|product code|sku|record id|产品编号|产品编码|产品id",
        "name": "product|product name|产品|产品名称|商品名称|名称",
        "series": "product series|product family|family|category|product category|系列|产品系列|产品分类|分类|产品类别",
        "price": "sales price|unit price|list price|standard price|价格|单价|标准价格|销售价格|售价|标价",
        "currency": "currency code|price currency|币种|货币",
    },
    "people": {
        "name": "sales agent|agent|sales rep|salesperson|rep|employee|full name|user name|姓名|员工|员工姓名|销售|销售人员|业务员|销售代表",
        "email": _EMAIL,
        "role": "job title|title|position|职位|职务|岗位",
        "manager": "sales manager|reports to|team lead|经理|主管|直属上级|上级|汇报对象|销售经理",
        "office": "regional office|region|branch|location|办事处|大区|区域|分公司",
        "team": "sales team|department|group|团队|部门|所属部门|销售团队",
        "notes": _NOTES,
    },
    "clients": {
        "id": "account id|company id|client id|customer id|organization id|organization - id|record id|record id - company|客户编号|客户id|唯一性id",
        "name": f"name|{_CLIENT}|organization - name",
        "short": "short name|简称|客户简称|公司简称",
        "industry": "sector|industry name|organization - industry|行业|所属行业|客户行业|行业分类",
        "region": "office location|billing country|country|country/region|location|territory|state/region|地区|区域|省市|省份|所在地区|城市|所在地|国家",
        "kind": "client type|account type|客户类型|客户性质",
        "tier": "client level|account tier|rating|客户级别|客户等级|级别|等级",
        "status": "account status|client status|lifecycle stage|客户状态|状态",
        "phone": _PHONE,
        "website": "web site|company domain name|domain|website url|网址|网站|官网",
        "notes": _NOTES,
    },
    "contacts": {
        "id": "contact id|record id|record id - contact|person - id|person id|联系人编号|联系人id|唯一性id",
        "name": "name|contact name|full name|contact|person - name|联系人|联系人姓名|姓名|名称",
        "first": "first name|given name|person - first name|名|名字",
        "last": "last name|surname|family name|person - last name|姓|姓氏",
        "client": _CLIENT,
        "client_id": _CLIENT_ID,
        "title": "job title|position|role title|职务|职位|岗位",
        "phone": _PHONE,
        "email": _EMAIL,
        "wechat": "wechat id|weixin|微信|微信号",
        "role": "buying role|decision role|contact role|决策角色|角色|联系人角色",
        "attitude": "stance|态度|亲密度",
        "owner": "contact owner|联系人负责人",
        "notes": _NOTES,
    },
    "deals": {
        "id": f"id|{_DEAL_ID}|record id|record id - deal|唯一性id|编号",
        "name": f"{_DEAL}|name|title|topic|主题|名称",
        "client": f"{_CLIENT}|deal - organization name",
        "client_id": _CLIENT_ID,
        "lead_id": "lead id|source lead id|线索编号|线索id",
        "stage": "deal stage|sales stage|stage name|opportunity stage|deal - stage|pipeline stage|商机阶段|销售阶段|阶段|当前阶段",
        "status": "deal status|opportunity status|deal - status|商机状态|状态|赢单状态",
        "amount": "deal amount|close value|value|deal value|deal - value|opportunity amount|expected amount|预计金额|商机金额|预计销售金额|预计成交金额|销售金额|金额|预计签约金额|合同金额",
        "currency": "currency code|deal currency|opportunity currency|amount currency|deal - currency|币种|货币|货币类型",
        "probability": "probability|deal probability|win probability|deal - probability|win rate|赢率|成交概率|可能性|成单概率|赢单率",
        "forecast": "forecast category|forecast|预测类别|预测类型",
        "close": "close date|closing date|expected close date|estimated close date|deal - expected close date|expected close|预计成交日期|预计结单日期|预计签单日期|预计成交时间|预计签约日期|预计关闭日期|成交日期|结单日期|关闭日期|预计结束日期",
        "closed": "closed on|closed date|actual close date|won date|date closed|won time|deal - won time|deal closed time|实际成交日期|实际结单日期|实际签约日期|赢单时间",
        "lost": "lost time|deal - lost time|lost on|输单时间|输单日期",
        "opened": "opened on|engage date|open date|create date|created date|created on|created time|created|created at|deal created|deal - deal created|add time|创建时间|创建日期|立项日期|商机创建时间",
        "product": "products|product name|interested products|产品|意向产品|产品名称|产品线",
        "owner": _OWNER,
        "competitor": "competitors|main competitor|main competitors|竞争对手|主要竞争对手|竞品",
        "reason": "lost reason|loss reason|closed lost reason|closed won reason|deal - lost reason|reason for loss|reason|输单原因|丢单原因|失败原因|赢单原因|赢输原因",
        "next_step": _NEXT_STEP,
        "next_step_on": _NEXT_ON,
        "notes": _NOTES,
    },
    "leads": {
        "id": "lead id|record id|lead - id|线索编号|线索id|唯一性id",
        "name": "lead|lead title|lead name|lead - title|线索|线索名称|线索主题",
        "contact": "contact name|full name|person|lead - person|联系人|联系人姓名|姓名",
        "first": "first name|given name|名",
        "last": "last name|surname|姓",
        "company": f"{_CLIENT}|lead - organization",
        "client_id": _CLIENT_ID,
        "phone": _PHONE,
        "email": _EMAIL,
        "domain": "email domain|website|web site|网址|官网",
        "source": _SOURCE,
        "status": "lead status|lead stage|线索状态|状态|跟进状态",
        "score": "lead score|hubspot score|rating score|评分|线索评分|分数",
        "owner": _OWNER,
        "reason": "lost reason|unqualified reason|disqualification reason|reason|无效原因|关闭原因",
        "deal_id": f"converted opportunity id|converted deal id|{_DEAL_ID}",
        "converted": "converted|is converted|converted to opportunity|是否转化|是否转换|已转换",
        "converted_on": "converted date|converted on|conversion date|转化时间|转换时间|转换日期|转化日期",
        "next_step": _NEXT_STEP,
        "next_step_on": _NEXT_ON,
        "notes": _NOTES,
    },
    "stages": {
        "id": "history id|record id|id",
        "deal_id": _DEAL_ID,
        "deal": _DEAL,
        "from_stage": "from stage|old stage|previous stage|stage from|old value|原阶段|变更前阶段|变更前|前一阶段",
        "to_stage": "to stage|new stage|stage|stage to|new value|stage name|新阶段|变更后阶段|变更后|阶段|商机阶段|销售阶段",
        "at": "changed on|change date|changed at|date|entered|entered on|date entered|last modified date|last modified|stage change date|stage date|created date|变更时间|变更日期|进入时间|修改时间|日期|时间",
        "amount": "amount then|amount|value|金额|商机金额",
        "probability": "probability|win probability|赢率|可能性",
        "note": _NOTES,
    },
    "log": {
        "id": "activity id|interaction id|engagement id|task id|记录编号|唯一性id",
        "client": _CLIENT,
        "client_id": _CLIENT_ID,
        "contact": "contact name|person|who|activity - person|联系人|联系人姓名|拜访对象",
        "deal": _DEAL,
        "deal_id": _DEAL_ID,
        "channel": "channel|activity type|type|interaction type|method|跟进方式|跟进类型|方式|沟通方式|联系方式|拜访方式|类型",
        "direction": "direction|call direction|方向",
        "at": "date|activity date|occurred at|when|time|due date|timestamp|interaction date|created date|跟进时间|跟进日期|日期|时间|联系时间|拜访时间|拜访日期|沟通时间",
        "duration": "duration|minutes|时长|沟通时长|通话时长",
        "summary": "summary|subject|note|notes|comments|content|what|body|description|activity - subject|跟进内容|跟进记录|内容|沟通内容|拜访内容|记录|摘要|备注",
        "outcome": "outcome|result|call result|call outcome|沟通结果|结果|跟进结果|拜访结果",
        "sentiment": "sentiment|mood|情绪|客户态度",
        "next_step": _NEXT_STEP,
        "next_step_on": _NEXT_ON,
    },
}
