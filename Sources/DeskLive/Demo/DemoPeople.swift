import DeskCore

/// The demo shop's staff: one of every role, two where a role has most of the work.
public struct DemoPerson: Sendable, Equatable {
  public var name: String
  public var displayName: String
  public var role: Role

  init(_ name: String, _ displayName: String, _ role: Role) {
    self.name = name
    self.displayName = displayName
    self.role = role
  }

  static let admin = DemoPerson("admin", "系统管理", .dbAdmin)

  static let staff: [DemoPerson] = [
    DemoPerson("limei", "李梅", .presaleAgent), DemoPerson("wangqiang", "王强", .presaleAgent),
    DemoPerson("chenjing", "陈静", .aftersaleAgent), DemoPerson("zhangmin", "张敏", .agentLead), DemoPerson("liuyang", "刘洋", .shipper),
    DemoPerson("zhaolei", "赵磊", .shipper), DemoPerson("sunli", "孙丽", .merchandiser), DemoPerson("zhouting", "周婷", .planner),
    DemoPerson("wufei", "吴菲", .promoter), DemoPerson("xulan", "徐兰", .designer), DemoPerson("gaofeng", "高峰", .buyer),
    DemoPerson("linguodong", "林国栋", .director), DemoPerson("hejuan", "何娟", .finance), DemoPerson("duyun", "杜云", .generalManager),
  ]
}
