import DeskCore

/// What went wrong below the rules, and what a person can do about it.
extension Texts {
  public func fault(_ fault: StoreFault) -> String {
    switch fault {
    case .busy(let holder, let seconds): reason(.busy(seconds: seconds, holder: holder))
    case .diskFull: pick("磁盘已满, 没有写入任何内容, 请联系数据库管理员", "disk full: nothing was written; call the database admin")
    case .inputOutput(let what):
      pick(
        "读写出错: \(what), 重做之前先看这一步存下没有, 并联系数据库管理员",
        "input/output error: \(what); look whether this step was stored before you do it again, and call the database admin")
    case .readOnly(let path):
      pick(
        "数据库只读或打不开: \(path), 什么也没写, 请联系数据库管理员",
        "the database is read-only or can't be opened: \(path); nothing was written; call the database admin")
    case .lookingOnly(let reason, let path):
      pick(
        "没有做, 店铺只能查看: \(self.reason(reason)) (\(path)); \(cure(reason)), 然后退出重新打开",
        "not done: the shop is open for looking only, because \(self.reason(reason)) (\(path)); \(cure(reason)), then leave and open it again"
      )
    case .foreignFile(let path): pick("\(path) 不是 shopdesk 数据库", "\(path) is not a shopdesk database")
    case .newerSchema(let found, let known):
      pick("数据库版本 \(found) 比本程序 (\(known)) 新, 请升级程序", "schema \(found) is newer than this program's \(known): update the program")
    case .corrupt(let what): pick("数据库损坏: \(what), 请停用并从备份恢复", "the database is damaged: \(what); stop and restore a backup")
    case .noDatabase(let path): pick("没有数据库 \(path), 先运行 shopdesk init", "no database \(path): run shopdesk init first")
    case .alreadyExists(let path): pick("\(path) 已存在", "\(path) exists already")
    case .clockNotAllowed: pick("SHOPDESK_NOW 只能用于培训店铺", "SHOPDESK_NOW is for training shops only")
    case .networkFileSystem(let path): pick("\(path) 在网络磁盘上, 不安全", "\(path) is on a network file system, which is not safe")
    case .unsafeSetting(let what): pick("设置不安全: \(what)", "unsafe setting: \(what)")
    case .restoreUnderWay(let who):
      pick("正在恢复备份 (\(who)), 请稍候再打开", "a backup is being restored (\(who)): open again when it is done")
    case .replaced(let path):
      pick(
        "店铺文件已被替换 (恢复了备份): \(path), 请退出重新打开",
        "the shop's file was replaced (a backup was restored): \(path); leave and open it again")
    case .defect(let what): pick("程序缺陷, 请上报: \(what)", "a defect of ours, please report: \(what)")
    }
  }

  /// Anything that an effect can end in.
  public func failure(
    _ failure: Failure, command: CommandKind? = nil, zone: ShopZone = .shanghai, person: (String) -> String = { $0 }
  ) -> String {
    switch failure {
    case .refused(let refusal): self.refusal(refusal, command: command, zone: zone, person: person)
    case .fault(let fault): self.fault(fault)
    case .file(let refusal): fileRefusal(refusal)
    case .other(let text): pick("没有做成: \(text)", "not done: \(text)")
    }
  }
}

extension Texts {
  /// What a person should know although it was done.
  public func warning(
    _ warning: Changes.Warning, clock: (Instant) -> String = { ShopZone.shanghai.local($0).hourMinute },
    person: (String) -> String = { $0 }
  ) -> String {
    switch warning {
    case .asksBeside(let other): alsoWaits(other, by: person(other.askedBy), at: clock(other.askedAt))
    case .waybillShape(let number, let courier):
      pick("请核对: \(number) 不像 \(courier) 的单号", "please check: \(number) doesn't look like one of \(courier)")
    case .giftMissing(let sku, let promotion):
      pick("赠品 \(sku) 没有货 (\(promotion.text)), 货先发", "gift \(sku) isn't there (\(promotion.text)): the goods go without it")
    case .relistAsked(let request):
      pick("又有货了, 已申请重新上架 \(request.text)", "there again: listing it anew was asked for as \(request.text)")
    case .drained(let moved, let left):
      pick("已转出 \(moved) 项", "\(moved) taken over")
        + (left > 0 ? pick(", \(left) 项转不出, 请看后逐个处理", "; \(left) could not be: look at them one by one") : "")
    case .notOnDuty(let person, let duty):
      pick("\(person) 按排班\(title(duty))", "\(person) by the roster: \(title(duty))")
    case .shiftsByHand(let kept, let replaced):
      replaced > 0
        ? pick("手工排的 \(replaced) 天已覆盖", "\(replaced) days entered by hand were replaced")
        : pick("手工排的 \(kept) 天没有动; 要一起改, 选'覆盖'再轮", "\(kept) days entered by hand stay; to change them too, rotate with 'replace'")
    case .notCarriedOut(let rule):
      pick(
        "但现在做不成 (\(rule)), 没有执行: 请看后再批或驳回", "but it can no longer be done (\(rule)) and was not: look, then approve again or reject"
      )
    case .waybillTakenFromPool(let number): pick("取自号池 \(number)", "\(number) taken from the pool")
    case .cameTooMany(let sku, let ordered, let received, let left):
      pick(
        "\(sku) 多送: 订 \(ordered) 件, 共到 \(received) 件, 此前只差 \(left) 件; 多的质检时退 (INV-6)",
        "too many of \(sku): \(ordered) ordered, \(received) came in all, \(left) were still awaited; the rest goes back at inspection (INV-6)"
      )
    case .servesNoDuty(let skus, let least):
      pick(
        "只有 \(skus) 个货号, 不算两日一次的部分盘点: 不限库位、至少 \(least) 个才算 (INV-5)",
        "\(skus) SKUs only: this isn't the part count due every two days, which takes at least \(least) from the whole house (INV-5)"
      )
    }
  }
}
