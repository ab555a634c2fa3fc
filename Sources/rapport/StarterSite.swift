/// What `rapport init` writes: the smallest site that shows what a page can hold.
enum StarterSite {
    static let files: [(path: String, text: String)] = [
        (
            "content/site.yml",
            """
            # 整个网站的设置。每一项都可以省去。
            title: { zh: 客户经理训练 }
            summary: { zh: 读一页，练一句。两次拜访之间，十分钟够了。 }
            languages: [zh]
            # 网站将来的地址。写上以后才有订阅、站点地图和规范链接。
            # base_url: https://example.com/training/
            # 首页上各部分的次序。
            navigation: [follow-up]

            """
        ),
        (
            "content/zh/index.md",
            """
            ---
            title: 客户经理训练
            summary: 读一页，练一句。两次拜访之间，十分钟够了。
            ---

            这里是首页。各部分的目录会自己列在下面。

            """
        ),
        (
            "content/zh/follow-up/index.md",
            """
            ---
            title: 跟进
            summary: 每跟进一次，都让客户多记得您一分。
            weight: 10
            ---

            先读[约见确认](reconfirm.md)，明天就能用上。

            """
        ),
        (
            "content/zh/follow-up/reconfirm.md",
            """
            ---
            title: 约见确认
            summary: 出门前一个电话，省下白跑的半天。
            weight: 10
            kind: script
            tags: [约见]
            ---

            ## 什么时候用

            约好的拜访，**前一天**再确认一次；当天路远，动身前再打一个电话。

            > [!TIP]
            > 打给约见的本人。转告的不算数。

            ## 照着说

            > **客户经理：** 王经理，您好，我是小陈。明天下午三点我到您公司，一共二十分钟，您看还方便吗？
            >
            > **客户：** 方便，来吧。
            >
            > **客户经理：** 好，那两页交期对照我带着。明天见。

            ## 出门前自查

            - [ ] 前一天已经和本人确认
            - [ ] 资料只带和他有关的两页
            - [ ] 知道他不在时找谁

            """
        ),
        (".gitignore", "/site/\n"),
    ]
}
