"""The words that the pages of the seeded site are made of; none of them means anything in Markdown."""

CHINESE = (
    "客户 跟进 拜访 电话 报价 订单 合同 预算 时间 需要 风险 信任 价值 方案 会议 回复 资料 样品 试用 技术 "
    "交流 采购 决策 部门 项目 节奏 记录 约见 确认 拒绝 理由 问题 答案 规则 礼仪 称呼 名片 感谢 道歉 提醒 "
    "承诺 日期 下周 今天 早上 下午 对方 我们 您的 一次 两次 先说 再问 听完 写下 不催 不躲 可以 应当 仍然 "
    "清楚 具体 简短 真实 主动 稳妥 长期 重要 紧急 合规 红线 凭证 评价 关系 深度 指数 分层 优先 一般 最后"
).split()

ENGLISH = (
    "customer account follow call visit price order contract budget time need risk trust value plan meeting answer "
    "letter sample trial team buyer project rhythm record reply reason question rule manner thanks promise date week "
    "morning today first then listen write clear short honest early steady long important urgent proof score level "
    "offer delay decide choose compare measure remember prepare arrive leave repeat the a our their with before after"
).split()
