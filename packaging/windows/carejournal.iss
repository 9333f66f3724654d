; Care Journal for Windows, with Inno Setup 6.
;
; Not tried: written without a Windows computer at hand. On one, with Python 3.11 or newer and Inno Setup:
;     py dev.py package
;     iscc /DVersion=0.1.0 packaging\windows\carejournal.iss
; The result is dist\carejournal-0.1.0-setup.exe.
;
; Signing: Windows warns about an installer that nobody signed. With a certificate, name your tool once as a sign tool in
; Inno Setup ("sign=signtool sign /fd SHA256 /tr TIMESERVER /td SHA256 $f") and compile with /DSigned.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{7B1F0C52-6B7E-4B0C-9C57-2C0B7B8D1E64}
AppName=Care Journal
AppVersion={#Version}
AppPublisher=The Care Journal developers
DefaultDirName={autopf}\Care Journal
DefaultGroupName=Care Journal
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=carejournal-{#Version}-setup
SetupIconFile=..\..\build\packaging\icons\carejournal.ico
UninstallDisplayIcon={app}\carejournal-window.exe
#ifdef Signed
SignTool=sign
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
; Only what the build made is installed, and so only that is removed: journals are in the person's own folders.
Source: "..\..\build\packaging\dist\carejournal\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Care Journal"; Filename: "{app}\carejournal-window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.carejournal"; ValueType: string; ValueData: "CareJournal.Journal"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CareJournal.Journal"; ValueType: string; ValueData: "Care Journal"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CareJournal.Journal\DefaultIcon"; ValueType: string; ValueData: "{app}\carejournal-window.exe,0"
Root: HKA; Subkey: "Software\Classes\CareJournal.Journal\shell\open\command"; ValueType: string; ValueData: """{app}\carejournal-window.exe"" ""%1"""

[Run]
Filename: "{app}\carejournal-window.exe"; Description: "{cm:LaunchProgram,Care Journal}"; Flags: nowait postinstall skipifsilent
