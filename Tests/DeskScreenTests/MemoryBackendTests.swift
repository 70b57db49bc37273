import Testing

@testable import DeskScreen

struct MemoryBackendTests {
  @Test func deliversInOrderAndKeepsWhatItWasGiven() {
    let backend = MemoryBackend(size: Size(columns: 4, rows: 1), events: [.key(.enter), .resize(Size(columns: 5, rows: 2))])
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .key(.enter))
    #expect(backend.size.columns == 4)
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .resize(Size(columns: 5, rows: 2)))
    #expect(backend.size.columns == 5)
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == nil)
    backend.present(Surface(size: backend.size), theme: .mono)
    backend.suspend()
    #expect(backend.nextEvent(timeoutMilliseconds: 0) == .resumed)
    backend.restore()
    backend.present(Surface(size: Size(columns: 1, rows: 1)), theme: .mono)
    #expect(backend.presentedCount == 1 && backend.lastSurface?.size == Size(columns: 5, rows: 2))
  }
}
