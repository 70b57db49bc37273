extension Actor {
  /// Who did what the clock asks for: nobody can sign in by such a name, names begin with a letter.
  public static let systemName = "(system)"
}
