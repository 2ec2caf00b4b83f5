/// The words that invented people and visits are made of.
enum Vocabulary {
  static let surnames = words(
    """
    Abernethy Ackroyd Adeyemi Ahmed Ainsworth Akhtar Aldous Allardyce Anand Appleby Arkwright
    Ashdown Atwell Aubrey Babington Baines Bamford Banerjee Barraclough Bassett Beckwith Begum
    Bellamy Bickerstaff Birtwistle Blackwood Bloxham Bostock Braithwaite Bramwell Brearley Brierley
    Broadbent Bryce Buckland Burgess Cadwallader Calloway Carmody Cartwright Chadwick Chaudhry
    Cheeseman Chidgey Clegg Cobbledick Coleclough Coombes Copplestone Corrigan Crabtree Cranshaw
    Culpepper D'Arcy Dalgleish Danvers Darbyshire De'Ath Dearden Desai Devereux Dhillon Digby Dobbs
    Drabble Drinkwater Duckworth Dunstable Eastwood Eccles Edgecombe Ellison Entwistle Fairweather
    Farooq Faulkner Featherstone Fenwick Fernandes Fitzpatrick Fothergill Frobisher Gallagher
    García Garside Gascoigne Ghosh Gillespie Glossop Goldsworthy Goodfellow Gosling Grimshaw Groves
    Haddock Hardcastle Hargreaves Haworth Hebblethwaite Heptinstall Higginbotham Hollingsworth
    Honeychurch Horsfall Hoskins Hussain Inglethorpe Iqbal Jagger Jankowski Jellicoe Jessop Kaur
    Kellaway Kenworthy Kettlewell Khan Kingdom Knatchbull Kowalczyk Lackland Langstaff Larkin
    Leatherbarrow Lightfoot Llewellyn Lockwood Longbottom Lovelace Lumley MacAllister Maddocks
    Mainwaring Malhotra Marchbanks Masood Maunder McGillicuddy Meadowcroft Micklethwaite Midgley
    Mistry Molyneux Mountjoy Mukherjee Müller Nadkarni Netherwood Nightingale Nowak Nuttall
    O'Brien O'Callaghan O'Dowd Oakeshott Odukoya Okafor Oldroyd Ollerenshaw Onslow Osei Ottley
    Padgett Pankhurst Partington Patel Peasgood Pemberton Penhaligon Pettigrew Pickersgill Pilkington
    Pomeroy Popplewell Priestley Quartermaine Quince Rackham Rahman Ramsbottom Ravenscroft Rawcliffe
    Redfearn Renshaw Ridgeway Rishworth Rosewarne Rowbotham Sagar Satterthwaite Scattergood Shackleton
    Sharma Shufflebotham Sidebottom Singleton Skeffington Slingsby Smallwood Snodgrass Southworth
    Stainforth Sutcliffe Swindlehurst Szymanski Tattersall Tempest Thackeray Thistlethwaite
    Throckmorton Tolliver Tremayne Trevithick Tunnicliffe Twelvetrees Uddin Underhill Unsworth
    Vavasour Venables Vyas Waddington Wagstaffe Wainwright Walmsley Warburton Weatherby Wetherall
    Whittingham Widdowson Wigglesworth Winterbottom Woodhouse Worthington Wrigglesworth Yardley
    Yeardsley Younghusband Zielinski
    """)
  static let women = words(
    """
    Abigail Aisha Alice Amelia Amy Anita Anne Beatrice Bethan Brenda Bronwen Caroline Catherine
    Charlotte Chloë Claire Deborah Denise Doris Dorothy Edith Eileen Elizabeth Ellen Emily Emma
    Ethel Fatima Florence Freya Gladys Grace Hannah Harriet Hazel Helen Hilda Imogen Irene Isabel
    Ivy Jacqueline Janet Jasmine Jean Jennifer Joan Joyce Judith Julie Karen Kathleen Kirsty Laura
    Lesley Lily Linda Lucy Mabel Margaret Maria Marjorie Maureen Megan Mildred Mollie Monica Muriel
    Natalie Nora Olive Olwen Pamela Patricia Pauline Phoebe Phyllis Poppy Priya Rachel Renée Rosemary
    Ruby Ruth Samantha Sandra Sarah Sheila Shirley Siân Sophie Susan Sylvia Tracey Vera Victoria
    Violet Wendy Winifred Yasmin Yvonne Zara Zoë
    """)
  static let men = words(
    """
    Aaron Adam Alan Albert Alexander Alfred Alistair Amir Andrew Anthony Archibald Arjun Arthur Barry
    Benjamin Bernard Brian Callum Charles Christopher Clifford Colin Craig Cyril Daniel Darren David
    Dennis Derek Donald Douglas Dylan Edward Edwin Eric Ernest Ethan Finlay Francis Frank Frederick
    Gareth Gary Geoffrey George Gerald Gethin Gordon Graham Harold Harry Henry Herbert Hugh Ian Imran
    Ivor Jack Jacob James Jason Jeffrey John Joseph Joshua Keith Kenneth Kevin Lawrence Leonard
    Leslie Lewis Liam Luke Malcolm Mark Martin Matthew Michael Mohammed Nathan Neil Nicholas Norman
    Oliver Oscar Owen Patrick Paul Percy Peter Philip Rajesh Ralph Raymond Reginald Rhys Richard
    Robert Roger Ronald Roy Ryan Samuel Sanjay Sidney Simon Stanley Stephen Stuart Terence Thomas
    Timothy Trevor Victor Walter Wilfred William Yusuf
    """)
  static let streets = lines(
    """
    Mill Lane|Church Street|Station Road|High Street|Victoria Avenue|Orchard Close|Bridge Street
    Park Road|Chapel Hill|Manor Drive|The Green|Kingfisher Way|Quarry Bank|Tannery Yard|Albion Terrace
    Beech Grove|St. Mary's Row|Harbour View|Cobden Street|Sycamore Crescent|Nelson Place|Weir Cottages
    Brewery Lane|Larkspur Gardens|Fosse Way|Pound Lane|Old Forge Court|Railway Cuttings|Foxglove Rise
    Dean's Yard|Wharf Road|Market Place|Primrose Hill|Windmill Lane|Coronation Street|Abbey Walk
    """)
  static let localities = lines(
    "Upper Town|Northgate|Westbourne|Eastfield|Little Haven|Furze Platt|St. Ann's|Lower Weir")
  static let towns = lines(
    """
    Brockmouth|West Brockmouth|Ansley Regis|Thornbeck|Great Hallow|Kelderwick|Marlow Sands|Ottersford
    Penwithy|Stoke Bellamy|Wyverton|Castle Lacey
    """)
  static let counties = lines("Brockshire|Northmarch|Wealdon|Somersea")
  static let causesOfDeath = lines(
    """
    Pneumonia|Myocardial infarction|Congestive cardiac failure|Carcinoma of bronchus|Stroke
    Chronic obstructive pulmonary disease|Sepsis, unspecified|Old age|Alzheimer's disease
    Carcinoma of breast|Carcinoma of prostate|Ruptured aortic aneurysm|Renal failure
    """)
  static let cancellations = lines(
    """
    Patient unwell|Clinic cancelled, consultant on leave|No longer required|Transport not available
    Patient asked for a later date|Booked in error|Clinic overrun
    """)
  /// `¶` stands for a line break, where the column may have one.
  static let notes = lines(
    """
    Needs a ground floor room|Hard of hearing, please speak slowly|Will bring daughter
    Prefers mornings¶Ring before 9|Letter sent "returned to sender" twice|Wheelchair user
    Not before 10:30, bus|Speak to the ward first;¶see the notes¶and the drug chart
    Patient says "no calls at work"|Uses a frame, allow extra time|See letter of the referring GP
    """)
  static let titles = words("Mr Mrs Ms Miss Master Dr")
  static let diagnoses = words(
    """
    I10X J189 N390 E119 K590 I251 J449 I48X N179 Z921 E785 F171 Z867 R074 I509 K219 J459 S720 C349
    C509 C61X K802 K358 H259 M170 M161 R55X R103 A419 G459 I639 L031 N185 O800 Z380 D509 F329 G309
    K573 T814 Y838 I219 J181 B962 E870 R296
    """)
  static let procedures = words(
    """
    W371 W401 C751 Z943 G451 H221 U051 U212 M459 K634 K491 J183 H011 T202 R171 R241 S571 X403 E852
    A521 L914 X293 Y534 Z274 W381 N303 Q074 F091 V544 B283
    """)
  static let minutes = words("10 15 20 30 45 60")

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  private static func lines(_ text: String) -> [String] {
    text.split { $0 == "|" || $0 == "\n" }.map(String.init)
  }
}
