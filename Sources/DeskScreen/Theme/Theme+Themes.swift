extension Theme {
  /// 默认: for dark backgrounds. No dark blue, which many screens make unreadable.
  public static let standard = Theme(.standard) { ink in
    switch ink {
    case .plain: Style()
    case .dim, .rule, .disabled: Style(.brightBlack)
    case .strong: Style(nil, .bold)
    case .title: Style(.cyan, .bold)
    case .tabActive: Style(nil, [.bold, .reverse])
    case .tab: Style()
    case .selected: Style(nil, .reverse)
    case .selectedStrong: Style(nil, [.reverse, .bold])
    case .late: Style(.brightRed, .bold)
    case .soon: Style(.yellow, .bold)
    case .done: Style(.green)
    case .flagRed: Style(.brightRed, .reverse)
    case .flagYellow: Style(.brightYellow)
    case .flagGreen: Style(.brightGreen)
    case .flagBlue: Style(.brightCyan)
    case .flagPurple: Style(.brightMagenta)
    case .input: Style(nil, .underline)
    case .caretLine: Style(nil, .bold)
    case .refusal: Style(.brightRed, .bold)
    case .success: Style(.brightGreen)
    case .warning: Style(.brightYellow, .bold)
    case .key: Style(.cyan, .bold)
    case .banner: Style(.cyan, .reverse)
    case .stop: Style(.brightRed, [.reverse, .bold])
    }
  }

  /// 浅色: for light backgrounds, where yellow, cyan and the bright colours vanish.
  public static let light = Theme(.light) { ink in
    switch ink {
    case .title, .key: Style(.blue, .bold)
    case .late, .refusal: Style(.red, .bold)
    case .soon, .warning: Style(.magenta, .bold)
    case .done, .success: Style(.green)
    case .flagRed: Style(.red, .reverse)
    case .flagYellow: Style(.yellow, .reverse)
    case .flagGreen: Style(.green, .bold)
    case .flagBlue: Style(.blue, .bold)
    case .flagPurple: Style(.magenta)
    case .banner: Style(.blue, .reverse)
    case .stop: Style(.red, [.reverse, .bold])
    default: standard.style(ink)
    }
  }

  /// 高对比: nothing is faint; what matters is reversed or underlined too.
  public static let highContrast = Theme(.highContrast) { ink in
    switch ink {
    case .plain, .dim, .disabled, .rule, .tab: Style(.brightWhite, on: .black)
    case .strong, .title, .caretLine: Style(.brightWhite, on: .black, .bold)
    case .key: Style(.brightYellow, on: .black, .bold)
    case .tabActive, .selected, .banner: Style(.black, on: .brightWhite)
    case .selectedStrong: Style(.black, on: .brightYellow, .bold)
    case .late, .refusal: Style(.brightWhite, on: .red, .bold)
    case .soon, .warning: Style(.black, on: .brightYellow, .bold)
    case .done, .success: Style(.brightGreen, on: .black, .bold)
    case .flagRed: Style(.brightWhite, on: .red)
    case .flagYellow: Style(.black, on: .brightYellow)
    case .flagGreen: Style(.black, on: .brightGreen)
    case .flagBlue: Style(.black, on: .brightCyan)
    case .flagPurple: Style(.black, on: .brightMagenta)
    case .input: Style(.brightWhite, on: .black, .underline)
    case .stop: Style(.brightYellow, on: .red, [.bold, .underline])
    }
  }

  /// 色觉友好: good and bad are never green and red, but blue and orange-yellow, which all common colour vision tells apart.
  public static let colourSafe = Theme(.colourSafe) { ink in
    switch ink {
    case .late, .refusal: Style(.brightYellow, [.bold, .reverse])
    case .soon, .warning: Style(.brightYellow, .bold)
    case .done, .success: Style(.brightBlue)
    case .flagRed: Style(.brightYellow, .reverse)
    case .flagYellow: Style(.brightYellow, .underline)
    case .flagGreen: Style(.brightCyan, .underline)
    case .flagBlue: Style(.brightBlue, .bold)
    case .flagPurple: Style(.brightMagenta)
    case .stop: Style(.brightYellow, [.reverse, .bold, .underline])
    default: standard.style(ink)
    }
  }

  /// 单色: attributes alone.
  public static let mono = Theme(.mono) { ink in
    switch ink {
    case .plain, .tab, .done, .success: Style()
    case .dim, .disabled, .rule: Style(nil, .dim)
    case .strong, .title, .key, .caretLine, .soon, .warning: Style(nil, .bold)
    case .tabActive, .selectedStrong, .stop: Style(nil, [.reverse, .bold])
    case .selected, .banner, .flagRed: Style(nil, .reverse)
    case .late, .refusal: Style(nil, [.bold, .underline])
    case .flagYellow, .flagGreen, .flagBlue, .flagPurple, .input: Style(nil, .underline)
    }
  }
}
