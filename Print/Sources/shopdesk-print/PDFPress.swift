import CPango
import DeskPaper
import Foundation

/// Sets a paper's pages on sheets and writes them as PDF.
final class PDFPress {
  struct Fault: Error { var what: String }

  private let sheet: SheetSize
  private let bytes = ByteSink()
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let context: OpaquePointer

  init(_ format: PageFormat) {
    sheet = format == .label ? .label : .a4
    surface = cairo_pdf_surface_create_for_stream(
      { sink, data, count in
        guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().data.append(data, count: Int(count))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(bytes).toOpaque(), sheet.width, sheet.height)
    // FUL-8: the same paper is the same file, whenever it is made.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    cairo = cairo_create(surface)
    context = pango_cairo_create_context(cairo)
    // Letters stand where they are set, whatever the resolution.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    pango_cairo_context_set_resolution(context, 72)
    cairo_font_options_destroy(options)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  func print(_ paper: Paper) throws -> Data {
    for page in paper.pages {
      let flow = PageFlow(page, sheet, context, paper.language)
      let sheets = flow.sheets()
      for (index, marks) in sheets.enumerated() {
        for mark in marks { mark.draw(cairo) }
        if sheet.hasFooter { footer(page, index + 1, of: sheets.count, paper.language) }
        cairo_show_page(cairo)
      }
    }
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw Fault(what: "cairo: " + String(cString: cairo_status_to_string(status)))
    }
    return bytes.data
  }

  private func footer(_ page: Paper.Page, _ number: Int, of count: Int, _ language: Paper.Language) {
    let y = sheet.height - sheet.margin + 6
    Letters(page.subject, .small, width: sheet.inner * 0.7, in: context).draw(cairo, sheet.margin, y)
    let text = language == .zh ? "第 \(number) / \(count) 页" : "page \(number) of \(count)"
    Letters(text, .small, width: sheet.inner, right: true, in: context).draw(cairo, sheet.margin, y)
  }
}

final class ByteSink { var data = Data() }

/// In points.
struct SheetSize {
  var width: Double
  var height: Double
  var margin: Double
  /// What is left free below the text for the page's number.
  var hasFooter: Bool

  static let millimetre = 72 / 25.4
  static let a4 = SheetSize(width: 595.276, height: 841.89, margin: 12 * millimetre, hasFooter: true)
  static let label = SheetSize(width: 100 * millimetre, height: 150 * millimetre, margin: 4 * millimetre, hasFooter: false)

  /// A label is read at arm's length, a sheet by hand.
  var module: Double { (hasFooter ? 0.35 : 0.5) * Self.millimetre }
  var barHeight: Double { (hasFooter ? 14 : 20) * Self.millimetre }

  var inner: Double { width - 2 * margin }
  var bottom: Double { height - margin - (hasFooter ? 6 : 0) }
}
